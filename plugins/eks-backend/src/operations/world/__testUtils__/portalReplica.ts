import { JsonObject } from '@backstage/types';
import { runReplica } from '../../__testUtils__/runReplica';
import { portalKinds } from './portalKinds';

runReplica((world, knex) => portalKinds(world as JsonObject, knex).kinds).catch(
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
