import { answerReadings } from './browser.ts'

answerReadings(self)
