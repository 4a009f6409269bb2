import type { SignInAnswer } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useState } from 'react'
import { Credentials } from './credentials.tsx'
import { CodeForm } from './enter-code.tsx'

/** Signing in without leaving the screen: the same two steps as on the page. */
export function SignInAgain({ onEntered }: { readonly onEntered: () => unknown }) {
  const [step, setStep] = useState<SignInAnswer['next']>()
  if (step === 'second-factor') return <CodeForm onEntered={onEntered} onAgain={() => setStep(undefined)} />
  return <Credentials error={null} onAnswer={(next) => (next === 'signed-in' ? onEntered() : setStep(next))} />
}
