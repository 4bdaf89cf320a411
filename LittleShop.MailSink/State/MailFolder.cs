using System.Buffers;
using System.Globalization;
using System.Text;
using LittleShop.ServiceDefaults.Local;
using Microsoft.Extensions.Options;
using MimeKit;

namespace LittleShop.MailSink.State;

/// <summary>The newest mails, each in a file of its own, so that they are there after a restart.</summary>
internal sealed class MailFolder
{
    private const string Ending = ".eml";

    private readonly Lock _gate = new();
    private readonly SinkOptions _options;
    private readonly TimeProvider _clock;
    private readonly string _folder;
    private List<KeptMail> _mails; // oldest first
    private long _last;

    public MailFolder(IOptions<SinkOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _folder = Make(_options.Folder).FullName;
        _mails = [.. Directory.EnumerateFiles(_folder, "*" + Ending).Select(Read).OrderBy(mail => mail.Number)];
        _last = _mails is [.., var newest] ? newest.Number : 0;
    }

    public ChangeSignal Changed { get; } = new();

    public IReadOnlyList<KeptMail> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>Keeps a mail; it is on disk when this returns.</summary>
    public async Task AddAsync(
        string from, IReadOnlyList<string> to, ReadOnlySequence<byte> content, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _last);
        var path = PathOf(number);
        await using (var file = File.Create(path + ".new"))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(KeptMail.Trace(from, to, _clock.GetUtcNow())), ct);
            foreach (var part in content)
            {
                await file.WriteAsync(part, ct);
            }
        }

        File.Move(path + ".new", path);
        var mail = Read(path);
        lock (_gate)
        {
            _mails.Add(mail);
            while (_mails.Count > _options.MailsKept)
            {
                File.Delete(PathOf(_mails[0].Number));
                _mails.RemoveAt(0);
            }
        }

        Changed.Pulse();
    }

    /// <summary>A mail as it came, with the trace above it; null when it is not kept (any more).</summary>
    public async Task<byte[]?> SourceAsync(long number, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(number), ct);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _mails.ForEach(mail => File.Delete(PathOf(mail.Number)));
            _mails = [];
        }

        Changed.Pulse();
    }

    /// <summary>Mails are private, also those of a demo.</summary>
    private static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private string PathOf(long number) =>
        Path.Combine(_folder, number.ToString("D8", CultureInfo.InvariantCulture) + Ending);

    private static KeptMail Read(string path)
    {
        var number = long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);
        using var file = File.OpenRead(path);
        return KeptMail.Of(number, MimeMessage.Load(file), file.Length);
    }
}
