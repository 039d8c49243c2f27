import { assembled, byDialect, type Parameter, type Statement } from './steps.ts'

/**
 * A statement about the rows whose column holds one of many ids. The ids are one parameter, so that its text is the same
 * for any number of them.
 *
 * @param before the text up to the column and with it, with parameters as `?`
 *
 * @example
 * among('delete from dh_share where tablename = ? and id', ['workflow'], ids)
 */
export function among(before: string, values: readonly Parameter[], ids: readonly string[], after = ''): Statement {
  const given = [...values, JSON.stringify(ids)]
  return byDialect({
    sqlite: assembled(`${before} in (select value from json_each(?)) ${after}`, given),
    postgres: assembled(
      `${before} = any(array(select cast(value as uuid) from json_array_elements_text(cast(? as json)))) ${after}`,
      given,
    ),
  })
}
