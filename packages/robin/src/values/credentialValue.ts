/**
 * A user name with its password, as an action gives it to others. The password is found nowhere but in the property
 * that is asked for it: not in text, not in JSON, not in what a debugger prints.
 */
export class CredentialValue {
  readonly username: string
  readonly #password: string

  constructor(username: string, password: string) {
    this.username = username
    this.#password = password
  }

  get password(): string {
    return this.#password
  }
}
