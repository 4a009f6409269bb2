import type { OutgoingMail } from '../commands/mail/deliver-mail.ts'

/** The mail server that takes what is sent. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string | null
  readonly password: string | null
  readonly from: string
}

/** Sends an e-mail through the mail server; rejects with the server's own message. */
export async function mailTransport(server: MailServer): Promise<(mail: OutgoingMail) => Promise<unknown>> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
    // an e-mail is text of ours: nothing in it is fetched or read from the disk
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return (mail) => transport.sendMail({ from: server.from, ...mail })
}
