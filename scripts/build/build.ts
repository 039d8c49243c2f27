/** Something that is made of sources. */
export interface Build {
  readonly title: string
  /** The file that shows when it was made. */
  readonly file: string
  /** Patterns of the files it is made of. */
  readonly sources: readonly string[]
  make(root: string): Promise<void>
}
