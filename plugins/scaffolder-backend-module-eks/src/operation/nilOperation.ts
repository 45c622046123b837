/** Stands for the operation that a dry run does not start. */
export const NIL_OPERATION = '00000000-0000-0000-0000-000000000000';
