using System.Globalization;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Notifications.Digests;

/// <summary>
/// Once a day, at the hour that an admin chose, tells what they wanted to hear together; nothing where nothing
/// happened.
/// </summary>
internal sealed class DigestJob(
    NpgsqlDataSource database, MessageWriter writer, Wakeup wakeup, DeliveryNews live, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var due in await FindAsync(clock.GetUtcNow(), ct))
        {
            var text = await DigestText.OfAsync(due.Events, due.Language, writer);
            if (await NoticeFanOut.WriteAsync(
                database, NoticeKind.Digest, text.Title, text.Body, "/orders", "shop", due.OnceKey,
                NoticeTo.Admin(due.AdminId) with { Channels = [Channel.Email, Channel.Inbox] }, ct) is not null)
            {
                wakeup.Signal();
                live.Changed();
            }
        }
    }

    private async Task<IReadOnlyList<Due>> FindAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = database.CreateCommand(DigestSql.Due);
        command.Parameters.AddWithValue("now", now);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<Guid, Due>();
        while (await row.ReadAsync(ct))
        {
            var adminId = row.GetGuid(0);
            if (!found.TryGetValue(adminId, out var due))
            {
                due = new Due(adminId, row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), []);
                found.Add(adminId, due);
            }

            due.Events.Add(News(row));
        }

        return [.. found.Values];
    }

    private static OrderNews News(NpgsqlDataReader row)
    {
        var currency = row.GetString(9);
        return new OrderNews(
            row.GetGuid(7), Enum.Parse<OrderEventKind>(row.GetString(4)), row.GetFieldValue<DateTimeOffset>(5),
            new Money(row.GetDecimal(8), currency), row.GetInt32(10), row.GetString(11))
        {
            EventId = row.GetInt64(3),
            Amount = row.IsDBNull(6) ? null : new Money(row.GetDecimal(6), currency),
        };
    }

    private sealed record Due(Guid AdminId, string Language, DateTimeOffset Hour, List<OrderNews> Events)
    {
        /// <summary>One for each day of the admin, which its hour stands for.</summary>
        public string OnceKey => string.Create(
            CultureInfo.InvariantCulture, $"{AdminId}/{Hour.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
    }
}
