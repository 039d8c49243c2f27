/** Words, signs and openings of the language, for tests that put them in any order. */
export const pieces: readonly string[] = (
  'SET|IF|THEN|ELSE|END|SWITCH|CASE|DEFAULT|LOOP|FOREACH|WHILE|BLOCK|ON|ERROR|ON ERROR|ON BLOCK ERROR|FUNCTION|END FUNCTION|' +
  'CALL|GOTO|LABEL|EXIT|WAIT|DISABLE|REPEAT|TIMES|THROW|IMPORT|@INPUT|@@x|@SENSITIVE|TO|FROM|STEP|IN|AND|NOT|MOD|true|' +
  " | | |\n|\n|\r\n|\r|'|'|'''|$'''|\"|%|%%|\\|/#|#/|#|**REGION|$fx'|d\"|A|B.C|A.B.C|x:|y=>|1|2.5|1E|(|)|[|]|{|}|^|,|:|=>|=|<>|<|-|+|*|@|_|.|é|\u200b|`|@INPUT X : {|global.|CALL %|$fx'''|DISABLE|\\'''|\0|\ud83d"
).split('|')
