import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './ui/ui.css'

createRoot(document.getElementById('root') as HTMLElement).render(<App />)
