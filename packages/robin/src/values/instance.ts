export { Instance } from './value.ts'
