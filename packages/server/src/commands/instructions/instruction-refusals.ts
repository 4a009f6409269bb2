import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to an instruction. */
export type InstructionRefusal = Refusal<
  'unknown-instruction' | 'unknown-subject' | 'conflict' | 'missing' | 'secrecy-mark'
>

/** The refusals of instructions, by what stands in the way. */
export const instructionRefusals = {
  instruction: refusal(
    404,
    'unknown-instruction',
    '没有找到这条批示，或它不是您的批示。',
    'There is no such instruction for you.',
  ),
  subject: refusal(
    404,
    'unknown-subject',
    '没有找到要批示的内容，它可能已撤下。请刷新后再试。',
    'What the instruction is about is not there.',
  ),
  state: refusal(
    409,
    'conflict',
    '这条批示已经办理过，现在不能这样办理。请刷新后查看。',
    'The instruction was dealt with already.',
  ),
  reply: refusal(422, 'missing', '请写明答复，领导会看到。', 'Say what to tell the leader.'),
} as const
