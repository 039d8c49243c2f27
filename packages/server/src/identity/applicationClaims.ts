/** What Entra ID says of an application in its token, besides times and audience. Source: Dataverse wire, section 5.2. */
export function applicationClaims(application: {
  readonly clientId: string
  readonly objectId: string
  readonly name: string
  readonly tenantId: string
  readonly issuer: string
  /** Asked for at the older of the two token paths. */
  readonly version1: boolean
}) {
  return {
    iss: application.issuer,
    appid: application.clientId,
    azp: application.clientId,
    app_displayname: application.name,
    idtyp: 'app',
    oid: application.objectId,
    sub: application.objectId,
    tid: application.tenantId,
    ver: application.version1 ? '1.0' : '2.0',
  }
}
