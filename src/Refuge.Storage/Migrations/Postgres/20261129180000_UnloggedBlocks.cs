using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Refuge.Storage.Model;

#nullable disable

namespace Refuge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresStoreContext))]
    [Migration("20261129180000_UnloggedBlocks")]
    partial class UnloggedBlocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Blocks are written, read once and deleted. After a crash of the server they are gone and run again.
            migrationBuilder.Sql("ALTER TABLE job_blocks SET UNLOGGED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE job_blocks SET LOGGED");
        }
    }
}
