using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LittleShop.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class RunsOfDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_one_in_flight",
                table: "deliveries");

            migrationBuilder.AddColumn<short>(
                name: "behind",
                table: "deliveries",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_one_run_in_flight",
                table: "deliveries",
                columns: new[] { "channel", "recipient", "behind" },
                unique: true,
                filter: "state = 'Sending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_one_run_in_flight",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "behind",
                table: "deliveries");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_one_in_flight",
                table: "deliveries",
                columns: new[] { "channel", "recipient" },
                unique: true,
                filter: "state = 'Sending'");
        }
    }
}
