import { declarations } from './check/rules.ts'
import type { Findings } from './finding.ts'
import { syntaxFindings } from './syntax/findings.ts'

/**
 * All that is found in texts, by code: by the parser, and by the check.
 *
 * @example findings['unknown-variable']?.advice
 */
export const findings: Findings = { ...syntaxFindings, ...declarations }
