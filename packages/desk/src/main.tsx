import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { Desk } from './application/desk.tsx'
import { router } from './application/routes.tsx'
import { signStyles } from './application/style-nonce.ts'
import './application/desk.css'

signStyles()
const root = document.getElementById('desk')
if (!root) throw new Error('the page has no place for the desk')
createRoot(root).render(
  <StrictMode>
    <Desk>
      <RouterProvider router={router} />
    </Desk>
  </StrictMode>,
)
