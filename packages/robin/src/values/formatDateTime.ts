import type { DateTime } from './dateTime.ts'
export function formatDateTime(value: DateTime, _format: string, _culture: string): string {
  return new Date(value.wall).toISOString()
}
