import { label, localizedLabel } from '../types/common.ts'
import { complexValue, metadataId } from './definition.ts'

/**
 * A text for people, in the one language there is; an empty one has no labels.
 *
 * @example
 * labelOf('name of workflow', 'Process').UserLocalizedLabel.Label // 'Process'
 */
export function labelOf(called: string, text: string): Readonly<Record<string, unknown>> {
  if (text === '') return complexValue(label, {})
  const localized = complexValue(localizedLabel, { Label: text, MetadataId: metadataId(called) })
  return complexValue(label, { LocalizedLabels: [localized], UserLocalizedLabel: localized })
}
