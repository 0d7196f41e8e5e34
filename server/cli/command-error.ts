/** What went wrong in one sentence, and what to do now. Nobody is helped by a stack here. */
export class CommandError extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}
