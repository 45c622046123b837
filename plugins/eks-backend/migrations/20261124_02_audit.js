/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_audit', table => {
    table.comment(
      'Append-only: an intent before each act, an outcome after it',
    );
    table.string('id', 36).notNullable().primary();
    table
      .string('act_id', 36)
      .notNullable()
      .comment('Joins both rows of an act');
    table.string('phase', 16).notNullable().comment('intent or outcome');
    table.string('at', 32).notNullable();
    table.string('event_id', 100).notNullable();
    table.string('severity', 16).notNullable();
    table.string('principal', 255).notNullable();
    table.text('subject').notNullable().comment('JSON: what the act is about');
    table.string('outcome', 16).comment('succeeded or failed');
    table.text('error').comment('Message of the failure');
    table.unique(['act_id', 'phase'], { indexName: 'eks_audit_act_idx' });
    table.index(['at'], 'eks_audit_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('eks_audit');
};
