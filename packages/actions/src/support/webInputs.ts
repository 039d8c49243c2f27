import { boolean, choice, number, text } from '@deskhand/robin/action/parameters'
import { decodeText, isEncoding } from './encodings.ts'

/** Members of `Web.Encoding`: what the server says, or a charset with `_` for `-`. */
const encodings = [
  'AutoDetect',
  'utf_8',
  'utf_16',
  'utf_16BE',
  'us_ascii',
  'iso_8859_1',
  'iso_8859_2',
  'iso_8859_3',
  'iso_8859_4',
  'iso_8859_5',
  'iso_8859_6',
  'iso_8859_7',
  'iso_8859_8',
  'iso_8859_9',
  'iso_8859_13',
  'iso_8859_15',
  'windows_1250',
  'windows_1251',
  'windows_1252',
  'windows_1253',
  'windows_1254',
  'windows_1255',
  'windows_1256',
  'windows_1257',
  'windows_1258',
  'windows_874',
  'koi8_r',
  'koi8_u',
  'big5',
  'gb2312',
  'GB18030',
  'shift_jis',
  'euc_jp',
  'euc_kr',
] as const

/** What all web actions take beside their own inputs. */
export const webInputs = {
  ConnectionTimeout: number({ label: 'Connection timeout', default: 30, description: 'Seconds.' }),
  FollowRedirection: boolean({ label: 'Follow redirection', default: true }),
  ClearCookies: boolean({
    label: 'Clear cookies',
    default: false,
    description: 'Forget those of earlier web actions of the run.',
  }),
  UserAgent: text({
    label: 'User agent',
    default: 'Mozilla/5.0 (Windows, U, Windows NT 5.1, en-US, rv:1.8.1.21) Gecko/20100312 Firefox/3.6',
  }),
  Encoding: choice('Web.Encoding', encodings, { label: 'Encoding', default: 'AutoDetect' }),
  AcceptUntrustedCertificates: boolean({ label: 'Accept untrusted certificates', default: false }),
}

/** The text of an answer: in the encoding asked for, else as the server says, else UTF-8. */
export function answerText(body: Uint8Array, encoding: string, contentType: string | undefined): string {
  if (encoding !== 'AutoDetect') return decodeText(body, encoding)
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? declared(body)
  return decodeText(body, charset && isEncoding(charset) ? charset : 'utf8')
}

/** Pages and XML may say in their head how they are written. */
function declared(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.subarray(0, 1024)).toString('latin1')
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/.exec(head)?.[1]
  )
}
