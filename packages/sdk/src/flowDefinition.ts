/** What a desktop flow consists of, by the names of its columns. Columns of JSON are texts. */
export interface FlowDefinition {
  /** Absent: a new flow, or the flow of that name. */
  readonly workflowid?: string
  readonly name: string
  readonly description?: string | null
  /** The Robin text. */
  readonly definition: string
  readonly inputs?: string | null
  readonly outputs?: string | null
  readonly metadata?: string | null
  readonly dependencies?: string | null
  readonly connectionreferences?: string | null
  readonly desktopflowmodules?: string | null
  readonly uiflowtype?: number
  /** 0: switched off. */
  readonly statecode?: number
  /** Manifest, UI elements, images; absent: those that are there stay. */
  readonly binaries?: readonly FlowBinary[]
}

/** A row of `desktopflowbinary` with its file. */
export interface FlowBinary {
  readonly desktopflowbinaryid?: string
  readonly name: string
  readonly type: string
  readonly reference: string | null
  readonly mimetype: string | null
  readonly metadata: string | null
  readonly fileName: string | null
  readonly content: Uint8Array | null
}

/** The columns of a flow that travel with it. */
export const definitionColumns = [
  'description',
  'definition',
  'inputs',
  'outputs',
  'metadata',
  'dependencies',
  'connectionreferences',
  'desktopflowmodules',
  'uiflowtype',
] as const
