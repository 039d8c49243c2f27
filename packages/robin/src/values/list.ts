export { List } from './value.ts'
