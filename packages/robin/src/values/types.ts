/** A property of a type: what it gives and what that is. */
export interface PropertyShape {
  /** Name of a type of this table, or `list<…>` of one. */
  readonly type: string
  readonly summary: string
}

/** A type of values, as the designer names it. */
export interface TypeShape {
  readonly label: string
  /** By name as the designer spells it; found whatever the case. */
  readonly properties: Readonly<Record<string, PropertyShape>>
  /** `closed`: these and no others. `keys`: what the value holds besides. `unknown`: others may exist. */
  readonly others: 'closed' | 'keys' | 'unknown'
  /** Names the property or properties that must not show. */
  readonly sensitive?: readonly string[]
}

/**
 * The types of values and their properties, by the names the catalogue gives types. The checker's findings, property
 * access at run time and the docs page go by this table. Source: Robin language, section 4.1.
 *
 * @example types.list.properties.Count // { type: 'number', summary: 'How many items it has.' }
 */
export const types: Readonly<Record<string, TypeShape>> = {
  text: closed('Text', {
    Length: number('How many characters it has.'),
    IsEmpty: boolean('True where it has no character.'),
    ToUpper: text('The text in capital letters.'),
    ToLower: text('The text in small letters.'),
    Trimmed: text('The text without blanks at its beginning and end.'),
  }),
  number: closed('Numeric value', {}),
  boolean: closed('Boolean value', {}),
  datetime: closed('Datetime', {
    Year: number('The year.'),
    Month: number('The month, 1 to 12.'),
    Day: number('The day of the month, 1 to 31.'),
    DayOfWeek: text('The English name of the day, for example `Wednesday`.'),
    DayOfYear: number('The day of the year, 1 to 366.'),
    Hour: number('The hour, 0 to 23.'),
    Minute: number('The minute, 0 to 59.'),
    Second: number('The second, 0 to 59.'),
  }),
  list: closed('List', { Count: number('How many items it has.') }),
  datatable: closed('Datatable', {
    RowsCount: number('How many rows it has.'),
    Columns: listOf('text', 'The names of its columns.'),
    IsEmpty: boolean('True where it has no row.'),
    ColumnHeadersRow: property('datarow', 'A row of the names of its columns.'),
  }),
  datarow: closed('Datarow', {
    ColumnsCount: number('How many cells it has.'),
    ColumnsNames: listOf('text', 'The names of its columns.'),
  }),
  customobject: { label: 'Custom object', properties: {}, others: 'keys' },
  connectorobject: { label: 'Connector object', properties: {}, others: 'keys' },
  file: closed('File', {
    FullName: text('Its full path.'),
    RootPath: text('The root of its path, `/` or `C:\\`.'),
    Directory: property('folder', 'The folder it stands in.'),
    Name: text('Its name with the extension.'),
    NameWithoutExtension: text('Its name without the extension.'),
    Extension: text('Its extension with the dot.'),
    Size: number('Its size in bytes.'),
    CreationTime: datetime('When it was made.'),
    LastAccessed: datetime('When it was last read.'),
    LastModified: datetime('When it was last changed.'),
    IsHidden: boolean('True where it is hidden: its name begins with a dot.'),
    IsSystem: boolean('True where it is a file of the system.'),
    IsReadOnly: boolean('True where the run may not write to it.'),
    IsArchive: boolean('True where it is marked for archiving.'),
    Exists: boolean('True where it is there.'),
    IsEmpty: boolean('True where it has no byte.'),
  }),
  folder: closed('Folder', {
    FullName: text('Its full path.'),
    RootPath: text('The root of its path, `/` or `C:\\`.'),
    Parent: property('folder', 'The folder it stands in.'),
    Name: text('Its name.'),
    CreationTime: datetime('When it was made.'),
    LastModified: datetime('When it was last changed.'),
    IsHidden: boolean('True where it is hidden: its name begins with a dot.'),
    Exists: boolean('True where it is there.'),
    IsEmpty: boolean('True where nothing stands in it.'),
    FilesCount: number('How many files stand in it.'),
    FoldersCount: number('How many folders stand in it.'),
  }),
  error: closed('Error', {
    ActionIndex: number('The line of the statement that failed.'),
    ActionName: text('The name of the action that failed.'),
    ErrorDetails: text('The long technical text of the error.'),
    Location: text('Subflow, line and action in one text.'),
    Message: text('The message of the error.'),
    SubflowName: text('The subflow it happened in.'),
  }),
  credential: {
    ...closed('Credential', {
      Username: text('The name of the account.'),
      Password: text('The password; sensitive wherever it goes.'),
    }),
    sensitive: ['Password'],
  },
  binary: closed('Binary data', {}),
  mailmessage: closed('Mail message', mail({ Uid: text('The identifier the server gave it.') })),
  exchangemessage: closed('Exchange mail message', mail({ ItemId: text('The identifier the server gave it.') })),
  outlookmessage: closed(
    'Outlook mail message',
    mail({ EntryId: text('The identifier Outlook gave it.'), Bcc: listOf('text', 'The hidden receivers.') }),
  ),
  exchangeconnection: closed('Exchange connection', { ServerAddress: text('The address of the server.') }),
  ftpfile: closed('FTP file', {
    FullName: text('Its full path on the server.'),
    Directory: text('The path of the folder it stands in.'),
    Name: text('Its name with the extension.'),
    NameWithoutExtension: text('Its name without the extension.'),
    Extension: text('Its extension with the dot.'),
    Size: number('Its size in bytes.'),
    LastModified: datetime('When it was last changed.'),
  }),
  ftpdirectory: closed('FTP folder', {
    FullName: text('Its full path on the server.'),
    Parent: text('The path of the folder it stands in.'),
    Name: text('Its name.'),
    LastModified: datetime('When it was last changed.'),
  }),
  ftpconnection: closed('FTP connection', {
    Host: text('The address of the server.'),
    SecurityProtocol: text('How the connection is secured.'),
  }),
  browserinstance: closed('Browser instance', {
    DisplayRectangleX: number('Left edge of the page on the screen.'),
    DisplayRectangleY: number('Upper edge of the page on the screen.'),
    Handle: number('The handle of its window.'),
    HtmlDialogs: listOf('any', 'The dialogs it shows.'),
    IsAlive: boolean('True while the browser runs.'),
  }),
  windowinstance: closed('Window instance', { Handle: number('The handle of the window.') }),
  excelinstance: closed('Excel instance', { Handle: number('The handle of its window.') }),
  wordinstance: closed('Word instance', {}),
  powerpointinstance: closed('PowerPoint instance', {}),
  outlookinstance: closed('Outlook instance', {}),
  accessinstance: closed('Access instance', {}),
  sapinstance: closed('SAP instance', {}),
  ocrengine: closed('OCR engine', {}),
  sqlconnection: {
    ...closed('SQL connection', {
      ConnectionString: text('The text it was opened with, which may hold a password.'),
      IsClosed: boolean('True after it was closed.'),
    }),
    sensitive: ['ConnectionString'],
  },
  cmdsession: closed('CMD session', {
    IsAlive: boolean('True while the session runs.'),
    ProcessId: number('The number of its process.'),
  }),
  terminalsession: closed('Terminal session', { IsTerminated: boolean('True after it ended.') }),
  pdftableinfo: closed('PDF table info', {
    DataTable: property('datatable', 'The table.'),
    TableStartingPage: number('The page it begins on.'),
    TableEndingPage: number('The page it ends on.'),
    TableOrderInPage: number('Its place among the tables of that page, from 1.'),
  }),
  xmlnode: closed('XML node', {
    Children: listOf('xmlnode', 'The nodes in it.'),
    InnerText: text('The text in it and in the nodes in it.'),
    InnerXML: text('What is in it, as XML.'),
    Name: text('Its name with the prefix.'),
    OuterXML: text('The node as XML.'),
    Parent: property('xmlnode', 'The node it stands in.'),
    Value: text('Its value, where it is an attribute or a text.'),
  }),
  directoryentry: closed('Active Directory entry', { LdapPath: text('Its path in the directory.') }),
  groupinfo: closed('Active Directory group info', {
    Description: text('What the group is for.'),
    DisplayName: text('The name it is shown by.'),
    Members: listOf('groupmember', 'Its members.'),
    Name: text('Its name.'),
  }),
  userinfo: closed('Active Directory user info', {
    City: text('The city.'),
    Company: text('The company.'),
    Country: text('The country.'),
    Department: text('The department.'),
    Email: text('The mail address.'),
    Extension: text('The telephone extension.'),
    FirstName: text('The first name.'),
    Initials: text('The initials.'),
    LastName: text('The last name.'),
    PostalCode: text('The postal code.'),
    State: text('The state or province.'),
    StreetAddress: text('The street address.'),
    TelephoneNumber: text('The telephone number.'),
    Title: text('The title.'),
  }),
  groupmember: unknown('Active Directory group member'),
  workqueueitem: unknown('Work queue item'),
  ec2client: closed('EC2 client', {}),
  azureclient: closed('Azure client', {}),
  ebssnapshot: unknown('EBS snapshot'),
  ebsvolume: unknown('EBS volume'),
  azureresourcegroup: unknown('Azure resource group'),
  azuredisk: unknown('Azure disk'),
  azuresnapshot: unknown('Azure snapshot'),
  any: unknown('General value'),
}

/**
 * The properties of a type, by the catalogue's name for it: `list<file>` is a list, `secret` a text. Undefined where
 * what it has cannot be said beforehand: custom objects have their own keys, and a general value may be anything.
 *
 * @example Object.keys(propertiesOf('datarow') ?? {}) // ['ColumnsCount', 'ColumnsNames']
 */
export function propertiesOf(typeName: string): Readonly<Record<string, PropertyShape>> | undefined {
  const type = typeShape(typeName)
  return type?.others === 'closed' ? type.properties : undefined
}

/** The type a catalogue's name stands for; undefined where the table has none. */
export function typeShape(typeName: string): TypeShape | undefined {
  const name = typeName.toLowerCase()
  if (name.startsWith('list<')) return types.list
  if (name === 'secret' || name === 'enum' || name.includes('.')) return types.text
  return Object.hasOwn(types, name) ? types[name] : undefined
}

function closed(label: string, properties: Readonly<Record<string, PropertyShape>>): TypeShape {
  return { label, properties, others: 'closed' }
}

function unknown(label: string): TypeShape {
  return { label, properties: {}, others: 'unknown' }
}

function property(type: string, summary: string): PropertyShape {
  return { type, summary }
}

function text(summary: string): PropertyShape {
  return { type: 'text', summary }
}

function number(summary: string): PropertyShape {
  return { type: 'number', summary }
}

function boolean(summary: string): PropertyShape {
  return { type: 'boolean', summary }
}

function datetime(summary: string): PropertyShape {
  return { type: 'datetime', summary }
}

function listOf(type: string, summary: string): PropertyShape {
  return { type: `list<${type}>`, summary }
}

function mail(more: Readonly<Record<string, PropertyShape>>): Readonly<Record<string, PropertyShape>> {
  return {
    MailFolder: text('The folder it was read from.'),
    ...more,
    From: text("The sender; written `Mail['From']`, for FROM is a reserved word."),
    To: listOf('text', "The receivers; written `Mail['To']`, for TO is a reserved word."),
    Cc: listOf('text', 'The receivers of a copy.'),
    Date: datetime('When it was sent.'),
    Subject: text('The subject.'),
    Body: text('The body as it was sent, perhaps HTML.'),
    BodyText: text('The body as plain text.'),
    Attachments: listOf('file', 'The attached files that were saved.'),
  }
}
