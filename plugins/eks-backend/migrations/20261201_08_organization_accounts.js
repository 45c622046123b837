/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_organization_accounts', table => {
    table.comment('Accounts in the unit of tenants, as AWS last listed them');
    table.string('account_id', 12).notNullable().primary();
    table.text('account').notNullable().comment('JSON');
    table
      .string('removed_at', 32)
      .comment('Set for a day once it is gone, for the limit of removals');
  });
  await knex.schema.createTable('eks_organization_reading', table => {
    table.comment('One row: how the newest readings of the organization ended');
    table.integer('id').notNullable().primary();
    table
      .string('source', 100)
      .notNullable()
      .comment('Management account and unit of the newest success');
    table.text('units').notNullable().comment('JSON: the unit and those below');
    table.string('read_at', 32).comment('The newest success');
    table.text('problem').comment('JSON: why the newest attempt failed');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('eks_organization_reading');
  await knex.schema.dropTable('eks_organization_accounts');
};
