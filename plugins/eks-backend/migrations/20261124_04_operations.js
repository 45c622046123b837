/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_operations', table => {
    table.comment('Upgrades and rotations, with all that they need to go on');
    table.string('id', 36).notNullable().primary();
    table.string('kind', 16).notNullable();
    table.string('title', 1000).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('cluster_name', 100).notNullable();
    table.string('arn', 255).notNullable();
    table.string('environment', 255).notNullable();
    table.string('owner', 255);
    table.string('state', 16).notNullable();
    table.text('reason');
    table.string('requested_by', 255).notNullable();
    table.string('created_at', 32).notNullable();
    table.string('updated_at', 32).notNullable();
    table.string('ended_at', 32);
    table.text('input', 'longtext').notNullable().comment('JSON');
    table.text('approval').notNullable().comment('JSON: required, by, at');
    table
      .text('steps', 'longtext')
      .notNullable()
      .comment('JSON: state, detail and memory of each step');
    table
      .integer('position')
      .notNullable()
      .comment('Index of the step that is done or undone now');
    table.string('plan_token', 64).notNullable();
    table.integer('version').notNullable().comment('Grows with every write');
    table.integer('events').notNullable().comment('Length of the history');
    table
      .string('active_key', 255)
      .comment('ARN of the cluster until the operation ends');
    table.string('lease_owner', 64).comment('Token of one claim, never reused');
    table
      .bigInteger('lease_until')
      .comment('Milliseconds since 1970 by the clock of the database');
    table
      .bigInteger('next_check_at')
      .comment('As lease_until; empty: only a person can move it');
    table.string('request', 16).comment('pause or cancel, while it is running');
    table.string('request_by', 255);
    table.unique(['active_key'], {
      indexName: 'eks_operations_active_idx',
    });
    table.index(['next_check_at'], 'eks_operations_due_idx');
    table.index(['created_at', 'id'], 'eks_operations_created_idx');
    table.index(['arn', 'created_at'], 'eks_operations_arn_idx');
    table.index(['ended_at'], 'eks_operations_ended_idx');
  });
  await knex.schema.createTable('eks_operation_events', table => {
    table.comment('History of operations; append-only');
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('eks_operations')
      .onDelete('CASCADE');
    table.integer('sequence').notNullable();
    table.string('at', 32).notNullable();
    table.string('type', 16).notNullable();
    table.string('step_id', 64);
    table.string('by', 255).notNullable();
    table.text('message').notNullable();
    table.primary(['operation_id', 'sequence']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('eks_operation_events');
  await knex.schema.dropTable('eks_operations');
};
