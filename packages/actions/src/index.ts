export { actionLibrary } from './library.ts'
