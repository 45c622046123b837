import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EksEndpoints,
  EndpointInput,
  EndpointName,
  EndpointResponse,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../permissions';

/** Who calls, and what they may touch. */
export interface CallContext {
  credentials: BackstageCredentials;
  access: Access;
}

/** The work behind each endpoint of the table. */
export type Handlers = {
  [Name in EndpointName]: (
    input: EndpointInput<EksEndpoints[Name]>,
    context: CallContext,
  ) => Promise<EndpointResponse<EksEndpoints[Name]>>;
};
