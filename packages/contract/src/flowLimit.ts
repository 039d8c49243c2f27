/**
 * The seconds a desktop flow gives each of its runs: `flowTimeout` of its `metadata`, which is read as minutes; undefined
 * where it says nothing, or nothing that can be read.
 *
 * @example
 * flowLimit('{"flowTimeout":5}') // 300
 *
 * Source: Dataverse wire, section 1.2.
 */
export function flowLimit(metadata: string | null): number | undefined {
  try {
    const { flowTimeout } = JSON.parse(metadata ?? '{}') as { readonly flowTimeout?: unknown }
    return typeof flowTimeout === 'number' && flowTimeout > 0 ? flowTimeout * 60 : undefined
  } catch {
    return undefined
  }
}
