/** How much an archive may hold. Sizes are bytes after inflating; they are held while inflating, whatever headers say. */
export interface ArchiveLimits {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Times its packed size an entry may grow, once it is larger than `ratioFrom`. */
  readonly ratio: number
  readonly ratioFrom: number
}

/** Room for the largest solutions people have; a hostile archive stops here. */
export const archiveLimits: ArchiveLimits = {
  entries: 20_000,
  entryBytes: 128 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  ratio: 300,
  ratioFrom: 4 * 1024 * 1024,
}
