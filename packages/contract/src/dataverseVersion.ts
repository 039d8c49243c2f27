/** The version of Dataverse that the Web API answers like, as RetrieveVersion says it. */
export const dataverseVersion = '9.2.0.0'
