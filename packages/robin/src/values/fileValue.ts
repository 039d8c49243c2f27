/** A file of the machine, by its full path. Its properties are read from the disk when they are asked for. */
export class FileValue {
  readonly path: string
  constructor(path: string) {
    this.path = path
  }
}

/** A folder of the machine, by its full path. Its properties are read from the disk when they are asked for. */
export class FolderValue {
  readonly path: string
  constructor(path: string) {
    this.path = path
  }
}
