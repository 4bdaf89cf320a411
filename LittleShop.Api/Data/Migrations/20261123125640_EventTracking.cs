using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LittleShop.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class EventTracking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "carrier",
                table: "order_events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tracking_number",
                table: "order_events",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "carrier",
                table: "order_events");

            migrationBuilder.DropColumn(
                name: "tracking_number",
                table: "order_events");
        }
    }
}
