using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace LittleShop.ServiceDefaults.Clients;

internal sealed class PostgresCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            command.CommandTimeout = 5;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException problem)
        {
            return new(context.Registration.FailureStatus, $"Postgres does not answer: {problem.Message}");
        }
    }
}
