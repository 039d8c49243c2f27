/** Standard format letter → the .NET pattern it stands for. */
export interface DateTimePatterns {
  readonly d: string
  readonly D: string
  readonly t: string
  readonly T: string
  readonly M: string
  readonly Y: string
}

/**
 * The patterns of cultures as Windows has them, which is where flows come from; other cultures are read off Intl. The
 * culture `''` is .NET's invariant one.
 */
export const windowsPatterns: Readonly<Record<string, DateTimePatterns>> = Object.freeze({
  '': patterns('MM/dd/yyyy', 'dddd, dd MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'MMMM dd', 'yyyy MMMM'),
  'en-US': patterns('M/d/yyyy', 'dddd, MMMM d, yyyy', 'h:mm tt', 'h:mm:ss tt', 'MMMM d', 'MMMM yyyy'),
  'en-GB': patterns('dd/MM/yyyy', 'dd MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'd MMMM', 'MMMM yyyy'),
  'de-DE': patterns('dd.MM.yyyy', 'dddd, d. MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'd. MMMM', 'MMMM yyyy'),
  'fr-FR': patterns('dd/MM/yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'd MMMM', 'MMMM yyyy'),
  'it-IT': patterns('dd/MM/yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'd MMMM', 'MMMM yyyy'),
  'es-ES': patterns('dd/MM/yyyy', "dddd, d 'de' MMMM 'de' yyyy", 'H:mm', 'H:mm:ss', "d 'de' MMMM", "MMMM 'de' yyyy"),
  'pt-BR': patterns('dd/MM/yyyy', "dddd, d 'de' MMMM 'de' yyyy", 'HH:mm', 'HH:mm:ss', "d 'de' MMMM", "MMMM 'de' yyyy"),
  'pt-PT': patterns('dd/MM/yyyy', "d 'de' MMMM 'de' yyyy", 'HH:mm', 'HH:mm:ss', "d 'de' MMMM", "MMMM 'de' yyyy"),
  'nl-NL': patterns('d-M-yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'd MMMM', 'MMMM yyyy'),
  'sv-SE': patterns('yyyy-MM-dd', "'den 'd MMMM yyyy", 'HH:mm', 'HH:mm:ss', "'den 'd MMMM", 'MMMM yyyy'),
  'da-DK': patterns('dd-MM-yyyy', 'd. MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'd. MMMM', 'MMMM yyyy'),
  'pl-PL': patterns('dd.MM.yyyy', 'd MMMM yyyy', 'HH:mm', 'HH:mm:ss', 'd MMMM', 'MMMM yyyy'),
  'cs-CZ': patterns('dd.MM.yyyy', 'dddd d. MMMM yyyy', 'H:mm', 'H:mm:ss', 'd. MMMM', 'MMMM yyyy'),
  'ru-RU': patterns('dd.MM.yyyy', "d MMMM yyyy 'г.'", 'H:mm', 'H:mm:ss', 'd MMMM', 'MMMM yyyy'),
  'tr-TR': patterns('d.MM.yyyy', 'd MMMM yyyy dddd', 'HH:mm', 'HH:mm:ss', 'd MMMM', 'MMMM yyyy'),
  'ja-JP': patterns('yyyy/MM/dd', "yyyy'年'M'月'd'日'", 'H:mm', 'H:mm:ss', "M'月'd'日'", "yyyy'年'M'月'"),
  'zh-CN': patterns('yyyy/M/d', "yyyy'年'M'月'd'日'", 'H:mm', 'H:mm:ss', "M'月'd'日'", "yyyy'年'M'月'"),
  'ko-KR': patterns(
    'yyyy-MM-dd',
    "yyyy'년' M'월' d'일' dddd",
    'tt h:mm',
    'tt h:mm:ss',
    "M'월' d'일'",
    "yyyy'년' M'월'",
  ),
})

function patterns(d: string, D: string, t: string, T: string, M: string, Y: string): DateTimePatterns {
  return { d, D, t, T, M, Y }
}
