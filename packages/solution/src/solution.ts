/** What a package of desktop flows is, whatever file it came in. Source: Robin language, section 12; Dataverse wire, sections 1.2, 1.3 and 1.12. */

/** A desktop flow. Columns that hold JSON are kept as the text they came as. */
export interface Flow {
  /** Null where the file has none: a plain script, `clientdata`, a definition package. */
  readonly workflowId: string | null
  readonly name: string | null
  readonly description: string | null
  /** The Robin text. */
  readonly definition: string
  readonly inputs: string | null
  readonly outputs: string | null
  readonly metadata: string | null
  readonly dependencies: string | null
  readonly connectionReferences: string | null
  readonly desktopFlowModules: string | null
  readonly uiFlowType: number
  /** Switched on; a draft is not. */
  readonly isActive: boolean
  readonly binaries: readonly FlowBinary[]
}

/** What belongs to a flow and is no text: manifest, UI elements, images, connector definitions. */
export interface FlowBinary {
  readonly id: string | null
  readonly name: string
  /** For example `ControlRepository`. */
  readonly type: string
  /** The name the script knows it by, for example `controlRepo.appmask`. */
  readonly reference: string | null
  readonly mimeType: string | null
  readonly metadata: string | null
  readonly fileName: string | null
  /** Null for a row without a file. */
  readonly content: Uint8Array | null
}

/** A connection that flows use by a logical name. */
export interface ConnectionReference {
  readonly logicalName: string
  readonly displayName: string
  readonly connectorId: string | null
  readonly description: string | null
}

/** Head of a solution. */
export interface Solution {
  readonly uniqueName: string
  readonly displayName: string
  readonly version: string
  readonly isManaged: boolean
  readonly publisher: Publisher
}

/** Who publishes a solution. */
export interface Publisher {
  readonly uniqueName: string
  readonly displayName: string
  readonly prefix: string
  readonly optionValuePrefix: number
}

/** A whole solution. */
export interface SolutionPackage {
  readonly solution: Solution
  readonly flows: readonly Flow[]
  readonly connectionReferences: readonly ConnectionReference[]
  /** Components that are no desktop flows and were passed over, as a person would call them. */
  readonly others: readonly string[]
}
