using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Refuge.Storage.Model;

#nullable disable

namespace Refuge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresStoreContext))]
    [Migration("20261129143000_Remarks")]
    partial class Remarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "remarks",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Bulletin = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    IsAsked = table.Column<bool>(type: "boolean", nullable: false),
                    Author = table.Column<string>(type: "text", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: true),
                    Target = table.Column<string>(type: "text", nullable: true),
                    Page = table.Column<byte[]>(type: "bytea", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_remarks", x => new { x.Crisis, x.Number });
                    table.ForeignKey(
                        name: "FK_remarks_crises_Crisis",
                        column: x => x.Crisis,
                        principalTable: "crises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_remarks_Crisis_State",
                table: "remarks",
                columns: new[] { "Crisis", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_remarks_IsAsked",
                table: "remarks",
                column: "IsAsked");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "remarks");
        }
    }
}
