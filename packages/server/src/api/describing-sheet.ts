/** How the page that describes the API is set. */
export const sheet = `:root{color-scheme:light dark;--ink:#1c1b19;--paper:#fdfcfa;--line:#d5d0c8;--grey:#5f5a52;--accent:#a8321e}
@media (prefers-color-scheme:dark){:root{--ink:#eceae6;--paper:#171614;--line:#46423c;--grey:#b0aaa0;--accent:#f0927f}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.8 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:48rem;margin:0 auto;padding:24px 16px 64px}
h1,h2{font-family:"Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif}
h1{border-bottom:3px solid var(--accent);padding-bottom:8px}
h2{margin-top:48px;border-bottom:1px solid var(--line)}
h3{margin:32px 0 0}
a{color:inherit}
code,pre{font-family:ui-monospace,"Noto Sans Mono CJK SC",Consolas,monospace;font-size:.88em;overflow-wrap:anywhere}
pre{border-left:3px solid var(--line);padding:8px 16px;overflow-x:auto;white-space:pre-wrap}
nav ul{list-style:none;padding:0}
nav a{display:inline-block;min-height:32px}
table{border-collapse:collapse;width:100%;border-top:2px solid var(--ink);border-bottom:2px solid var(--ink);font-size:.94em}
th,td{text-align:left;vertical-align:top;padding:4px 16px 4px 0}
thead th{border-bottom:1px solid var(--ink);font-weight:600}
article{scroll-margin-top:16px}
@media print{nav{display:none}body{background:#fff;color:#000}}
`
