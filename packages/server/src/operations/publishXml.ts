import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { publishXml as declaration } from '@deskhand/contract/operations/publishXml'
import { workflow } from '@deskhand/contract/tables/workflow'
import { PackageError } from '@deskhand/solution/packageError'
import { readXml, type XmlElement } from '@deskhand/solution/xml'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { writeRows } from '../routes/writeRows.ts'
import { handleOperation } from './operationHandler.ts'
import { publishFlow } from './publishFlow.ts'

/**
 * Publishes the flows that an XML text names, in one transaction. Tables, forms and other components are always
 * published here, so that nothing is to be done for them.
 * Source: Dataverse wire, sections 1.2 and 2.4; the publish request schema.
 */
export const publishXml = handleOperation(declaration, {
  authorize: async ({ user }) => requirePrivilege(user, 'Write', workflow),
  async run(call, { ParameterXml }, _target, parts) {
    const ids = readFlowIds(String(ParameterXml))
    await writeRows(call, parts, function* (writing) {
      for (const id of ids) yield* publishFlow(writing, id)
    })
    return undefined
  },
})

/** The ids in `<workflows><workflow>`, in small letters and without braces, each once. */
export function readFlowIds(text: string): readonly string[] {
  const root = xmlOf(text)
  if (root.name !== 'importexportxml') throw refused(`Its root element is <${root.name.slice(0, 100)}>.`)
  const flows = children(root, 'workflows').flatMap(list => children(list, 'workflow'))
  if (flows.length > most) throw refused(`It names ${flows.length} flows; ${most} is the most for one request.`)
  const ids = flows.map(flow => {
    const id = guid.exec(flow.text.trim())?.[1]
    if (id === undefined) throw refused(`'${flow.text.trim().slice(0, 100)}' is not the id of a flow.`)
    return id.toLowerCase()
  })
  return [...new Set(ids)]
}

const children = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter(child => child.name === name)

function xmlOf(text: string): XmlElement {
  if (text.length > longest) throw refused(`It is longer than ${longest} characters.`)
  try {
    return readXml(text, "The parameter 'ParameterXml'", limits)
  } catch (error) {
    if (error instanceof PackageError) throw refused(error.message.slice(0, 500))
    throw error
  }
}

/** Each script is read and packed anew. */
const most = 100
const longest = 1_000_000
const limits = { depth: 20, nodes: 20_000 }
const guid = /^\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?$/i

const refused = (what: string): DataverseError =>
  dataverseError(
    'InvalidArgument',
    `The parameter 'ParameterXml' must say what to publish, for example <importexportxml><workflows><workflow>id</workflow></workflows></importexportxml>. ${what}`,
  )
