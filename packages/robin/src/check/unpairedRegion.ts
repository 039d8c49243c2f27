import type { Region, Statement } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'

/** A region without its end, or an end without region: a warning, regions have no effect. */
export const unpairedRegion: Rule = {
  findings: {
    'unpaired-region': {
      severity: 'warning',
      summary: 'A region has no end, or an end no region.',
      advice: 'Write **REGION and **ENDREGION in the same subflow. Regions have no effect at run time.',
      example: {
        wrong: '**REGION Read the orders\nWAIT 1',
        right: '**REGION Read the orders\nWAIT 1\n**ENDREGION',
      },
      placed: true,
    },
  },
  flow(facts) {
    for (const { body } of [{ body: facts.tree.main }, ...facts.tree.subflows]) pair(body, facts)
  },
}

function pair(body: readonly Statement[], facts: Facts): void {
  const open: Region[] = []
  for (const statement of body) {
    if (statement.kind !== 'Region') continue
    if (!statement.end) open.push(statement)
    else if (open.pop() === undefined) warn(statement, '**ENDREGION closes no region.', facts)
  }
  for (const region of open) warn(region, `Region '${region.name}' has no **ENDREGION.`, facts)
}

function warn({ range }: Region, message: string, facts: Facts): void {
  facts.report(range, 'unpaired-region', message)
}
