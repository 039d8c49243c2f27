import { actions } from './actions.ts'
import { errors } from './errors.ts'
import { expressions } from './expressions.ts'
import type { FormGroup } from './form.ts'
import { literals } from './literals.ts'
import { powerFx } from './powerFx.ts'
import { statements } from './statements.ts'
import { structure } from './structure.ts'

/** Every form of the language, for the docs page and for the test that executes them. */
export const forms: readonly FormGroup[] = [structure, literals, expressions, statements, actions, errors, powerFx]
