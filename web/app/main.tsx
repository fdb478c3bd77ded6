import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/index.css';
import { restoreElder } from '../ui/elder.ts';
import { makeQueries, Providers } from './providers.tsx';
import { makeRouter } from './router.tsx';

restoreElder();
const router = makeRouter();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers queries={makeQueries()}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
