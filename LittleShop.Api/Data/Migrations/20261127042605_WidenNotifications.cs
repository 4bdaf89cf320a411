using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LittleShop.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class WidenNotifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_due",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_event_id_channel_recipient",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_open",
                table: "deliveries");

            migrationBuilder.AddColumn<bool>(
                name: "channel_off",
                table: "routes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "urgent",
                table: "routes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_shown_at",
                table: "push_subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_sync_at",
                table: "push_subscriptions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "acknowledged_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acknowledged_by",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_canary",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "to_admin_id",
                table: "order_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "order_id",
                table: "deliveries",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<long>(
                name: "event_id",
                table: "deliveries",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<string>(
                name: "attempt_log",
                table: "deliveries",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "audience",
                table: "deliveries",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            // A row written before then tells by its channel as whom its recipient hears.
            migrationBuilder.Sql("""
                UPDATE deliveries SET audience = CASE channel WHEN 'Telegram' THEN 'Customer' ELSE 'AllAdmins' END;
                ALTER TABLE deliveries ALTER COLUMN audience DROP DEFAULT;
                """);

            // Whether this moment is within somebody's quiet hours, by their own clock; null where they have none.
            migrationBuilder.Sql("""
                CREATE FUNCTION is_quiet(moment timestamptz, zone text, quiet_from time, quiet_to time)
                RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
                    SELECT CASE WHEN quiet_from <= quiet_to
                        THEN (moment AT TIME ZONE zone)::time >= quiet_from AND (moment AT TIME ZONE zone)::time < quiet_to
                        ELSE (moment AT TIME ZONE zone)::time >= quiet_from OR (moment AT TIME ZONE zone)::time < quiet_to
                    END
                $$;
                """);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claimed_at",
                table: "deliveries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "delivered_at",
                table: "deliveries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "notice_id",
                table: "deliveries",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "opened_at",
                table: "deliveries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "priority",
                table: "deliveries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "deliveries",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "resend_of",
                table: "deliveries",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "silent",
                table: "deliveries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "unclear",
                table: "deliveries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "chosen_language",
                table: "customers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "email_since",
                table: "customers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_canary",
                table: "customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "opted_out",
                table: "customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "quiet_from",
                table: "customers",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "quiet_to",
                table: "customers",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "customers",
                type: "text",
                nullable: false,
                defaultValue: "UTC");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "active_since",
                table: "admins",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<bool>(
                name: "is_canary",
                table: "admins",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "admin_choices",
                columns: table => new
                {
                    admin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    mode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_admin_choices", x => new { x.admin_id, x.kind, x.channel });
                    table.ForeignKey(
                        name: "fk_admin_choices_asp_net_users_admin_id",
                        column: x => x.admin_id,
                        principalTable: "admins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "admin_settings",
                columns: table => new
                {
                    admin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    minimum_amount = table.Column<decimal>(type: "numeric(14,3)", precision: 14, scale: 3, nullable: true),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    quiet_to = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    urgent_bypass = table.Column<bool>(type: "boolean", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    sound = table.Column<bool>(type: "boolean", nullable: false),
                    digest_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    chat_id = table.Column<long>(type: "bigint", nullable: true),
                    chat_blocked_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    link_code = table.Column<string>(type: "text", nullable: true),
                    link_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_admin_settings", x => x.admin_id);
                    table.ForeignKey(
                        name: "fk_admin_settings_asp_net_users_admin_id",
                        column: x => x.admin_id,
                        principalTable: "admins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    once_key = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notification_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    admin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    expected_version = table.Column<long>(type: "bigint", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    applies_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_notification_actions_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "route_overrides",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    audience = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_route_overrides", x => new { x.kind, x.channel, x.audience });
                });

            migrationBuilder.CreateTable(
                name: "templates",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reader = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    protected_secret = table.Column<string>(type: "text", nullable: false),
                    kinds = table.Column<string[]>(type: "text[]", nullable: true),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    is_canary = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoints", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_unanswered",
                table: "orders",
                column: "paid_at",
                filter: "status = 'PaymentReceived' and acknowledged_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_due",
                table: "deliveries",
                columns: new[] { "channel", "priority", "recipient", "due_at" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_event_id_channel_recipient",
                table: "deliveries",
                columns: new[] { "event_id", "channel", "recipient" },
                unique: true,
                filter: "resend_of is null");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_inbox",
                table: "deliveries",
                columns: new[] { "recipient", "id" },
                filter: "channel = 'Inbox'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_notice_id_channel_recipient",
                table: "deliveries",
                columns: new[] { "notice_id", "channel", "recipient" },
                unique: true,
                filter: "notice_id is not null and resend_of is null");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_open",
                table: "deliveries",
                columns: new[] { "channel", "recipient", "priority", "id" },
                filter: "state in ('Queued', 'Sending')");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_resend_of",
                table: "deliveries",
                column: "resend_of",
                filter: "resend_of is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_deliveries_subject",
                table: "deliveries",
                sql: "(event_id is null) <> (notice_id is null)");

            migrationBuilder.CreateIndex(
                name: "ix_admin_settings_chat_id",
                table: "admin_settings",
                column: "chat_id",
                unique: true,
                filter: "chat_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_admin_settings_link_code",
                table: "admin_settings",
                column: "link_code",
                unique: true,
                filter: "link_code is not null");

            migrationBuilder.CreateIndex(
                name: "ix_notices_kind_once_key",
                table: "notices",
                columns: new[] { "kind", "once_key" },
                unique: true,
                filter: "once_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_notification_actions_applies_at",
                table: "notification_actions",
                column: "applies_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_notification_actions_order_id",
                table: "notification_actions",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_templates_kind_channel_reader_language_id",
                table: "templates",
                columns: new[] { "kind", "channel", "reader", "language", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_endpoints_active",
                table: "webhook_endpoints",
                column: "id",
                filter: "ended_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_deliveries_deliveries_resend_of",
                table: "deliveries",
                column: "resend_of",
                principalTable: "deliveries",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_deliveries_notices_notice_id",
                table: "deliveries",
                column: "notice_id",
                principalTable: "notices",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION is_quiet(timestamptz, text, time, time);");

            migrationBuilder.DropForeignKey(
                name: "fk_deliveries_deliveries_resend_of",
                table: "deliveries");

            migrationBuilder.DropForeignKey(
                name: "fk_deliveries_notices_notice_id",
                table: "deliveries");

            migrationBuilder.DropTable(
                name: "admin_choices");

            migrationBuilder.DropTable(
                name: "admin_settings");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "notification_actions");

            migrationBuilder.DropTable(
                name: "route_overrides");

            migrationBuilder.DropTable(
                name: "templates");

            migrationBuilder.DropTable(
                name: "webhook_endpoints");

            migrationBuilder.DropIndex(
                name: "ix_orders_unanswered",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_due",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_event_id_channel_recipient",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_inbox",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_notice_id_channel_recipient",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_open",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_resend_of",
                table: "deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_deliveries_subject",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "channel_off",
                table: "routes");

            migrationBuilder.DropColumn(
                name: "urgent",
                table: "routes");

            migrationBuilder.DropColumn(
                name: "last_shown_at",
                table: "push_subscriptions");

            migrationBuilder.DropColumn(
                name: "last_sync_at",
                table: "push_subscriptions");

            migrationBuilder.DropColumn(
                name: "acknowledged_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "acknowledged_by",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "is_canary",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "to_admin_id",
                table: "order_events");

            migrationBuilder.DropColumn(
                name: "attempt_log",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "audience",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "claimed_at",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "delivered_at",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "notice_id",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "resend_of",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "silent",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "unclear",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "chosen_language",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "email_since",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "is_canary",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "opted_out",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "quiet_from",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "quiet_to",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "active_since",
                table: "admins");

            migrationBuilder.DropColumn(
                name: "is_canary",
                table: "admins");

            migrationBuilder.AlterColumn<Guid>(
                name: "order_id",
                table: "deliveries",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "event_id",
                table: "deliveries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_due",
                table: "deliveries",
                columns: new[] { "channel", "recipient", "due_at" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_event_id_channel_recipient",
                table: "deliveries",
                columns: new[] { "event_id", "channel", "recipient" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_open",
                table: "deliveries",
                columns: new[] { "channel", "recipient", "id" },
                filter: "state in ('Queued', 'Sending')");
        }
    }
}
