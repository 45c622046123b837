import '@backstage/cli/asset-types';
import { createRoot } from 'react-dom/client';
import '@backstage/ui/css/styles.css';
import { app } from './App';

const element = document.getElementById('root');
if (element) createRoot(element).render(app.createRoot());
