import { ResourcePermission } from '@backstage/plugin-permission-common';
import { z } from 'zod';

/** What the backend's auditor writes about a call. @public */
export interface EndpointAudit {
  eventId: string;
  severity: 'low' | 'medium' | 'high' | 'critical';
}

/** How an endpoint is offered to machines that speak MCP. @public */
export interface EndpointAction {
  name: string;
  title: string;
  description: string;
  /** A GET is always read-only and idempotent; a `readOnly` POST as well. */
  idempotent?: boolean;
  destructive?: boolean;
}

/**
 * One endpoint of the backend. Route, validation, permission, audit event, both
 * clients and the MCP action come from it and from nowhere else.
 *
 * `params` are the `:names` of the path, all text. `query` holds what stands
 * behind `?`: texts, numbers, booleans, or lists of texts given by repeating the
 * key.
 * @public
 */
export interface Endpoint<
  TParams extends z.ZodObject = z.ZodObject,
  TQuery extends z.ZodObject = z.ZodObject,
  TBody extends z.ZodObject = z.ZodObject,
  TResponse extends z.ZodObject = z.ZodObject,
> {
  summary: string;
  method: 'GET' | 'POST';
  path: string;
  params: TParams;
  query: TQuery;
  body: TBody;
  response: TResponse;
  /**
   * A POST that changes nothing, such as a preview: it is audited as a reading,
   * without the record that is written before an act.
   */
  readOnly?: true;
  /** Status code of a success. */
  status: 200 | 202;
  /** All of them are needed. */
  permissions: readonly ResourcePermission<'eks-cluster'>[];
  /** Further ones that depend on what is asked for. */
  morePermissions?(
    body: z.output<TBody>,
  ): readonly ResourcePermission<'eks-cluster'>[];
  audit: EndpointAudit;
  action?: EndpointAction;
}

/** An empty object adds nothing to what it is joined with. */
type Given<T extends z.ZodObject> = [keyof T['shape']] extends [never]
  ? unknown
  : z.input<T>;

/** What a caller gives: the three parts merged, defaults optional. @public */
export type EndpointRequest<E extends Endpoint> = object &
  Given<E['params']> &
  Given<E['query']> &
  Given<E['body']>;

/** The request after parsing, defaults filled in. @public */
export type EndpointInput<E extends Endpoint> = {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
};

/** @public */
export type EndpointResponse<E extends Endpoint> = z.output<E['response']>;

/** Types an endpoint by what it declares. @public */
export function defineEndpoint<
  TParams extends z.ZodObject,
  TQuery extends z.ZodObject,
  TBody extends z.ZodObject,
  TResponse extends z.ZodObject,
>(
  endpoint: Endpoint<TParams, TQuery, TBody, TResponse>,
): Endpoint<TParams, TQuery, TBody, TResponse> {
  return endpoint;
}
