import type { Preferences } from './query.ts'

/** The header `Preference-Applied`, naming the preferences sent that this kind of request honours. */
export function appliedPreferences(
  preferences: Preferences,
  honoured: readonly string[],
): Readonly<Record<string, string>> {
  const applied = preferences.applied.filter(text => honoured.some(name => text.toLowerCase().startsWith(name)))
  return applied.length === 0 ? {} : { 'Preference-Applied': applied.join(',') }
}
