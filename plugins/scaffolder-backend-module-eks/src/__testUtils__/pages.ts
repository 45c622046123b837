import { ConfigReader } from '@backstage/config';
import { operationPages } from '../operation/pages';

/** Pages of a portal at `https://portal.example`. */
export const pages = operationPages(
  new ConfigReader({ app: { baseUrl: 'https://portal.example/' } }),
);
