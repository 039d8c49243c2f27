export { RobinObject } from './value.ts'
