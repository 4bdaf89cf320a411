using System.Text.Json;

namespace LittleShop.TelegramSimulator.BotApi;

internal static class ParameterReader
{
    public const long LargestBody = 50 * 1024 * 1024;

    public static async ValueTask<Parameters> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var parameters = new Parameters();
        foreach (var (name, value) in request.Query)
        {
            parameters.Add(name, value.ToString());
        }

        if (request.ContentLength is 0 || request.ContentType is null)
        {
            return parameters;
        }

        if (request.HasJsonContentType())
        {
            await AddJsonAsync(parameters, request, ct);
        }
        else if (request.HasFormContentType)
        {
            await AddFormAsync(parameters, request, ct);
        }

        return parameters;
    }

    private static async ValueTask AddJsonAsync(Parameters parameters, HttpRequest request, CancellationToken ct)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, ct);
            parameters.AddObject(body.RootElement);
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest("can't parse request as a JSON object");
        }
    }

    private static async ValueTask AddFormAsync(Parameters parameters, HttpRequest request, CancellationToken ct)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(ct);
        }
        catch (InvalidDataException)
        {
            throw Refusal.BadRequest("can't parse request as a form");
        }

        foreach (var (name, value) in form)
        {
            parameters.Add(name, value.ToString());
        }

        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, ct);
            parameters.Add(file.Name, new UploadedFile(file.FileName, file.ContentType, bytes.ToArray()));
        }
    }
}
