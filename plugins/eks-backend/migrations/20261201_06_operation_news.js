/** A request for approval that was made before requests lapsed has so long from now. */
const DECIDE_WITHIN_MS = 7 * 24 * 3_600_000;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_operation_news', table => {
    table.comment('What people and machines have not been told yet');
    table.string('id', 36).notNullable().primary();
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('eks_operations')
      .onDelete('CASCADE');
    table
      .integer('version')
      .notNullable()
      .comment('Of the operation; the order in which it is told');
    table.string('way', 16).notNullable().comment('notification or event');
    table
      .bigInteger('at')
      .notNullable()
      .comment('Milliseconds since 1970 by the clock of the database');
    table.text('payload').notNullable().comment('JSON');
    table.integer('failures').notNullable();
    table.string('claimed_by', 64).comment('Token of one claim, never reused');
    table
      .bigInteger('not_before')
      .notNullable()
      .comment('As at; no replica claims it earlier');
    table.unique(['operation_id', 'way', 'version'], {
      indexName: 'eks_operation_news_order_idx',
    });
  });
  await knex.schema.alterTable('eks_operations', table => {
    table.string('cancelled_by', 255);
    table
      .text('acting')
      .comment('JSON: acts of which the outcome is not known');
  });
  const until = Date.now() + DECIDE_WITHIN_MS;
  await eachRequest(knex, approval => ({
    approval: { ...approval, until: new Date(until).toISOString() },
    next_check_at: until,
  }));
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await eachRequest(
    knex,
    ({ until: _until, askedBy: _askedBy, ...approval }) => ({
      approval,
      next_check_at: null,
    }),
  );
  // By hand: on SQLite knex would copy the table, and lose the history with the old one.
  await knex.raw('alter table eks_operations drop column acting');
  await knex.raw('alter table eks_operations drop column cancelled_by');
  await knex.schema.dropTable('eks_operation_news');
};

/**
 * @param {import('knex').Knex} knex
 * @param {(approval: object) => { approval: object, next_check_at: number | null }} change
 */
async function eachRequest(knex, change) {
  const rows = await knex('eks_operations')
    .where('state', 'needs-approval')
    .select('id', 'approval');
  for (const { id, approval } of rows) {
    const changed = change(JSON.parse(approval));
    await knex('eks_operations')
      .where({ id })
      .update({ ...changed, approval: JSON.stringify(changed.approval) });
  }
}
