/** Bytes a flow passes from one action to another, such as a file read as binary data. */
export class BinaryValue {
  readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}
